"""What happens to campaigns.

facts       opening, changing
subjects    what they speak about
statements  publishing, signing
"""
