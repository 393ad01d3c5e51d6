"""Frames that a test lets pass by hand: what is seen in them is the same however busy the machine is."""

#: `byHand()` stops the clock and the frames of our scripts, and gives a function that lets some ms pass, runs the frame
#: after them and tells whether another is asked for. Leaflet keeps the frames that it took hold of when it was loaded.
#: For a page of the test's own.
BY_HAND = """
    const byHand = () => {
        let [time, last] = [performance.now(), 1e9];
        const [asked, drop] = [new Map(), window.cancelAnimationFrame];
        performance.now = () => time;
        window.requestAnimationFrame = (act) => {
            asked.set(last += 1, act);
            return last;
        };
        window.cancelAnimationFrame = (one) => asked.delete(one) || drop(one);
        return (ms = 16) => {
            time += ms;
            for (const [one, act] of [...asked]) if (asked.delete(one)) act(time);
            return asked.size > 0;
        };
    };
"""
