"""What stands at a form before its answers count.

origin      whether another site made this browser send it
open_forms  forms for everybody: no account, no cookie; a trap for machines, and one token for each showing
proofs      the same with a piece of work that a browser does meanwhile
seen_forms  forms over something saved: what somebody else saved meanwhile is not overwritten unseen
shown_once  a secret on its way from the form that made it to the page that shows it
"""
