"""What we hand to others, in published formats: the evidence package as a BagIt bag in a zip. Pure; imports leaves only."""
