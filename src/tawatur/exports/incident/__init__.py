"""An incident as people read it: for a terminal (`text`), as a page (`html`), as a picture (`plot`)."""
