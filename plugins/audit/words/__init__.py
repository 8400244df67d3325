"""Indonesian words: the dictionary, affixes, standard forms and suggestions."""
