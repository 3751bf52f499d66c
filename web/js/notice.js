// Lines at the foot of the page. They are made without the reader's program,
// since they must be there when that has not started or has ended.
(() => {
  'use strict';
  const shown = new Map();

  // notice shows a line. actions are [label, function] pairs; a line with the
  // same id replaces the one before. It returns a function that takes it away.
  offprint.notice = (id, text, actions = []) => {
    shown.get(id)?.remove();
    const line = document.createElement('div');
    line.className = 'notice';
    line.dataset.notice = id;
    const words = document.createElement('p');
    words.textContent = text;
    line.append(words);
    for (const [label, act] of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => act(take));
      line.append(button);
    }
    place().append(line);
    shown.set(id, line);
    function take() {
      line.remove();
      if (shown.get(id) === line) shown.delete(id);
    }
    return take;
  };

  // flash shows a line for a moment.
  offprint.flash = (text) => {
    const take = offprint.notice('flash', text);
    setTimeout(take, 2500);
  };

  // place is a live region, so that a line is read out when it comes.
  function place() {
    let box = document.getElementById('notices');
    if (!box) {
      box = document.createElement('div');
      box.id = 'notices';
      box.setAttribute('role', 'status');
      document.body.append(box);
    }
    return box;
  }
})();
