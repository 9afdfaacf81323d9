"""The benchmark set of thirteen rules, in our engine and in each of its peers. Measured by bench/rules.py.

It is a measure, not the law: short versions of rules on recording and on confidentiality, over twenty facts.
"""
