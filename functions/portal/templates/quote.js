(() => {
  const here = location.pathname.replace(/\/$/, '');
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const post = (what, body) =>
    fetch(`${here}/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });

  const seen = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', seen);
    void post('view').catch(() => {});
  };
  document.addEventListener('visibilitychange', seen);
  seen();

  const choices = () => all('[data-choice]:checked').map((input) => input.value);
  let asked = 0;
  const reprice = async () => {
    const turn = ++asked;
    all('[data-choice]').forEach((input) => input.closest('tr').classList.toggle('out', !input.checked));
    const answer = await post('price', { choices: choices() }).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    $('table.totals').replaceWith($('table.totals', page));
    const rows = all('.lines tbody tr', page);
    all('.lines tbody tr').forEach((row, at) => {
      const [said, says] = [$('i', row), rows[at] && $('i', rows[at])];
      if (said && says) said.textContent = says.textContent;
    });
    const sums = all('tr.sum', page);
    all('tr.sum').forEach((row, at) => sums[at] && row.replaceWith(sums[at]));
    all('[data-total]').forEach((total) => (total.textContent = $('.totals .total td').textContent));
  };
  all('[data-choice]').forEach((input) => input.addEventListener('change', reprice));

  const strokes = [];
  const pad = $('#pad');
  if (pad) {
    const pen = pad.getContext('2d');
    const draw = () => {
      pen.clearRect(0, 0, pad.width, pad.height);
      pen.lineWidth = 2;
      pen.lineCap = pen.lineJoin = 'round';
      pen.strokeStyle = '#14213d';
      for (const stroke of strokes) {
        pen.beginPath();
        for (let at = 0; at < stroke.length; at += 2) pen.lineTo(stroke[at], stroke[at + 1]);
        if (stroke.length === 2) pen.lineTo(stroke[0] + 1, stroke[1]);
        pen.stroke();
      }
    };
    const inside = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    const point = (event) => {
      const box = pad.getBoundingClientRect();
      return [
        inside(((event.clientX - box.left) * pad.width) / box.width, pad.width),
        inside(((event.clientY - box.top) * pad.height) / box.height, pad.height),
      ];
    };
    let drawing = null;
    pad.addEventListener('pointerdown', (event) => {
      if (strokes.length >= 200) return;
      pad.setPointerCapture(event.pointerId);
      strokes.push((drawing = point(event)));
      draw();
    });
    pad.addEventListener('pointermove', (event) => {
      if (!drawing || drawing.length >= 1998) return;
      drawing.push(...point(event));
      draw();
    });
    for (const end of ['pointerup', 'pointercancel']) pad.addEventListener(end, () => (drawing = null));
    $('[data-clear]').addEventListener('click', () => {
      strokes.length = 0;
      draw();
    });
  }

  all('[data-open]').forEach((button) =>
    button.addEventListener('click', () => document.getElementById(button.dataset.open).showModal()),
  );
  all('[data-close]').forEach((button) =>
    button.addEventListener('click', () => button.closest('dialog').close()),
  );
  all('[data-print]').forEach((button) => button.addEventListener('click', () => print()));
  all('[data-pdf]').forEach((link) => (link.href = `${here}/pdf`));

  all('form[data-act]').forEach((form) =>
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const act = form.dataset.act;
      const send = $('.yes', form);
      const problem = $('[role=alert]', form);
      const body = Object.fromEntries(new FormData(form));
      if (act === 'accept') Object.assign(body, { signature: strokes, choices: choices() });
      send.disabled = true;
      problem.textContent = '';
      const answer = await post(act, body).catch(() => null);
      send.disabled = false;
      if (answer?.ok && act !== 'ask') return location.reload();
      if (answer?.ok) {
        form.reset();
        form.closest('dialog').close();
        const done = $('#done');
        done.textContent = $('.bar').dataset.sent;
        done.hidden = false;
        return done.scrollIntoView({ block: 'nearest' });
      }
      if (answer?.status === 409) return location.reload();
      const { failed, wait } = $('.bar').dataset;
      problem.textContent = answer?.status === 429 ? wait : failed;
    }),
  );
})();
