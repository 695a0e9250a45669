"""Pages for everybody, kept as they were drawn until anything on them may be different (docs/adr/0037).

middleware  answers from what is kept, before session, language and database are touched
shelf       the answers of this process, as many as there is room for
marks       how every process learns of a change within a second, whoever made it
moments     what changes by itself, at its hour
"""
