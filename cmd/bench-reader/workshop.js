// How long the workshop takes for a request, in ms, and the longest time that
// the page could not answer meanwhile.
async (text, file, library, model) => {
  const request = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  let longest = 0;
  let last = performance.now();
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const began = performance.now();
  await offprint.workshop(request, { file: file && new Blob([file]), library, model });
  const took = performance.now() - began;
  clearInterval(pulse);
  return { took, longest };
}
