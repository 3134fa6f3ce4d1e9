// Where scripts run, what is sent can be taken from a file; without them it is pasted.
const field = document.getElementById('from-file');
const file = document.getElementById('file');
const into = file && document.getElementById(file.dataset.into);
if (field && into) {
  field.hidden = false;
  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    into.value = chosen && chosen.size <= Number(file.dataset.most) ? await chosen.text() : '';
  });
}
