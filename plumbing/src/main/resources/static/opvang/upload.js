// Where scripts run, a table can be taken from a file; without them it is pasted.
const field = document.getElementById('from-file');
const file = document.getElementById('file');
const table = document.getElementById('table');
if (field && file && table) {
  field.hidden = false;
  file.addEventListener('change', async () => {
    const chosen = file.files[0];
    table.value = chosen && chosen.size <= Number(file.dataset.most) ? await chosen.text() : '';
  });
}
