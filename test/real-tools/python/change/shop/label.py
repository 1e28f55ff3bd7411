# Nobody tests this.
def label(cents):
    euros = cents / 100
    return f"{euros:.2f} EUR"
