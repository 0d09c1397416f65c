"""Challenges: objection, reconsideration, litigation, stay, correction, annulment (异议、复议、诉讼、更正、撤销)."""
