"""The ids of what a search found."""


def found(rulings, query, **options):
    return {hit.id for hit in rulings.search(query, **options)}
