// What gets the focus in a row that scrolls sideways is brought into sight: browsers leave it where a part of it shows.
addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.closest('.scroll')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});
