(() => {
  if (window.tawaturPage) return;
  window.tawaturPage = true;
  const has = (node, key, value) => (node.dataset[key] || "").split(" ").includes(value);
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const clear = () => all(document, ".tawatur .on, .tawatur .hot").forEach((n) => n.classList.remove("on", "hot"));

  // Shows the claims and the fields that a node of either side stands for, on both sides.
  const show = (node) => {
    clear();
    const article = node.closest("article");
    const field = node.dataset.f && !node.classList.contains("s") ? node.dataset.f : null;
    const owner = node.closest(".claim") || node;
    const claims = (owner.dataset.c || "").split(" ").filter(Boolean);
    for (const part of all(article, ".s, .claim"))
      if (claims.some((c) => has(part, "c", c))) part.classList.add("on");
    if (field) for (const part of all(article, ".s, .item")) if (has(part, "f", field)) part.classList.add("hot");
    if (!field && node.classList.contains("s"))
      for (const f of (node.dataset.f || "").split(" ").filter(Boolean))
        for (const part of all(article, ".item")) if (has(part, "f", f)) part.classList.add("hot");
  };
  const target = (event) => event.target.closest && event.target.closest(".tawatur .item, .tawatur .claim, .tawatur .s");

  // From a claim to its words and back.
  const jump = (node) => {
    const article = node.closest("article");
    const claim = node.closest(".claim");
    const first = (node.dataset.c || "").split(" ")[0];
    const other = claim
      ? all(article, ".s").find((s) => has(s, "f", node.dataset.f || "")) || all(article, ".s").find((s) => has(s, "c", claim.dataset.c))
      : all(article, ".claim").find((c) => has(c, "c", first));
    if (!other) return;
    other.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    if (!claim) other.focus({ preventScroll: true });
    show(node);
  };
  const step = (node, by) => {
    const kind = node.closest(".claim") ? ".claim" : ".s[tabindex]";
    const row = all(node.closest("article"), kind);
    const next = row[row.indexOf(node.closest(kind)) + by];
    if (next) next.focus();
  };

  document.addEventListener("mouseover", (e) => { const n = target(e); if (n) show(n); });
  document.addEventListener("mouseout", (e) => { if (target(e)) clear(); });
  document.addEventListener("focusin", (e) => { const n = target(e); if (n) show(n); });
  document.addEventListener("click", (e) => { const n = target(e); if (n && !e.target.closest("a, summary, details")) jump(n); });
  document.addEventListener("keydown", (e) => {
    const n = target(e);
    if (e.key === "Escape") clear();
    if (!n || e.target.closest("a, summary")) return;
    if (e.key === "Enter" || e.key === " ") { e.preventDefault(); jump(n); }
    if (e.key === "ArrowDown") { e.preventDefault(); step(n, 1); }
    if (e.key === "ArrowUp") { e.preventDefault(); step(n, -1); }
  });
})();
