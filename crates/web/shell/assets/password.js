// Beside each password field, a box that shows what is typed. Without script the field simply stays hidden.
const label = document.currentScript.dataset.label;
for (const field of document.querySelectorAll('input[type="password"]')) {
  const line = document.createElement("label");
  line.className = "reveal";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
  field.form.addEventListener("submit", () => { field.type = "password"; });
  line.append(box, label);
  field.after(line);
}
