
(() => {
  const search = document.getElementById("search");
  if (!search) return;
  const rules = [...document.querySelectorAll(".rule")];
  const texts = rules.map((rule) => rule.textContent.toLowerCase());
  search.hidden = false;
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    rules.forEach((rule, i) => {
      rule.classList.toggle("missed", !words.every((word) => texts[i].includes(word)));
    });
  });
})();
