"""The copy of everything held about one person, for that person (个人信息保护法 Art. 45)."""
