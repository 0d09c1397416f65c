"""A search over every state that the procedure can reach, which asserts the rights of `tests/rights.py` in each one.

    python -m tests.state_space             prints what was visited
    python -m tests.state_space --write     also writes that part of docs/procedure.md
    python -m tests.state_space --mutate    takes out each guard in turn and says which the search misses

The search takes the real steps: `permission.refusals` asks the real guards, `folding.after` is the real fold, the
facts and letters are those that the office would file. Nothing touches a disk. What it leaves out is said once, in
`abstraction.py` (which states are taken for the same) and `bounds.py` (how much may hang over a case at once).
"""
