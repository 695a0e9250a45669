"""A portal of one's own: the site, the campaign, and what has to be agreed to before the first partner comes."""
