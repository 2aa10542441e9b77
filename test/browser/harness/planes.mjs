/** Whether the extent of a chosen place, a comparison or a pin's circle is drawn. */
export const outlined = page =>
  page.locator('canvas.plane-choice').evaluate(canvas => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value, i) => i % 4 === 3 && value > 0);
  });
