"""The pages: each asks one action and shows the answer. No rule, no SQL and no key lives here."""
