"""How often somebody may do a thing, and what it may cost.

counting  how often, by whom, in a stretch of time; kept in rows
callers   whom a request that nobody signed is counted for
guesses   at passwords and codes; a stranger's never use up the owner's own
known_browsers   in which somebody has signed in before
letters   of sign-in to one address
budgets   what uploads and drawings may cost a person and an organisation
quotas    how much an organisation may keep
"""
