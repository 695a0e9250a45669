"""Nothing typed is lost to a token or a session that is over: the form is shown again, filled, and sent once more.

sent     what a form had sent, as a person reads it and as it is sent again
pages    the page that offers it, and the answer to a token that does not fit
keeping  what was sent without a session, until its writer has signed in (docs/adr/0029)
"""
