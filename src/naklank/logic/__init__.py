"""What a rule is: facts, conditions, rules, verdicts, receipts. Knows no law; the rules are in naklank.law."""
