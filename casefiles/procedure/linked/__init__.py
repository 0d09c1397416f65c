"""Cases that belong together: merger, split, and what becomes of the unit (并案、分案、单位案件)."""
