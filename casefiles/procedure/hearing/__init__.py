"""Hearing the person: prior notice, defence, hearing, review of the defence (事先告知、陈述申辩、听证)."""
