"""Runs in a process of its own, limited in memory, time and files, without Django: see `confinement.py`.

Only relative imports here: the process knows this folder by its bare name.
"""
