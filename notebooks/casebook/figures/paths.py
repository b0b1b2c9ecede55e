"""Lines between boxes whose places are fixed: how far each bends, where its sign stands, where it leaves the one box and meets the other. Pure.

Boxes are given as {name: (x, y, width, height)}, centre and size in pixels from the top left; a curve is its three points.
"""
BENDS = tuple(b / 20 for b in range(-9, 10))
APART = 9  # pixels between the lines of a pair that is tied in more than one way


def far(p, q):
    """The distance of two points."""
    return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5


def curve(a, b, bend, lane=0, apart=APART):
    """The three points of the curve from `a` to `b`. `bend`: its height as a share of its length; `lane`: how many lanes beside the
    middle one, negative on one side; `apart`: pixels between two lanes."""
    (ax, ay), (bx, by) = a, b
    long = far(a, b)
    side = 2 * (bend * long + apart * lane)
    return [(ax, ay), ((ax + bx) / 2 - side * (by - ay) / long, (ay + by) / 2 + side * (bx - ax) / long), (bx, by)]


def at(points, t):
    """The point at share `t` of a curve."""
    (ax, ay), (cx, cy), (bx, by) = points
    a, c, b = (1 - t) ** 2, 2 * t * (1 - t), t ** 2
    return a * ax + c * cx + b * bx, a * ay + c * cy + b * by


def inside(point, box, room=0.0):
    """Whether a point lies in a box that is larger by `room` on every side."""
    (px, py), (x, y, w, h) = point, box
    return abs(px - x) < w / 2 + room and abs(py - y) < h / 2 + room


def bends(pairs, boxes, area):
    """How far each pair's line bends: as little as keeps it clear of the other boxes and of lines already laid.

    In: pairs of names; the boxes; (left, top, right, bottom) of the room for lines. Out: {pair: bend}.
    """
    left, top, right, bottom = area
    centre = {name: box[:2] for name, box in boxes.items()}
    laid, out = [], {}
    for pair in sorted(pairs, key=lambda p: far(centre[p[0]], centre[p[1]])):
        def cost(bend):
            spots = [at(curve(centre[pair[0]], centre[pair[1]], bend), t / 24) for t in range(3, 22)]
            hits = sum(inside(spot, box, 7) for spot in spots for name, box in boxes.items() if name not in pair)
            outside = sum(not left < x < right or not top < y < bottom for x, y in spots)
            near = sum(far(p, q) < 9 for p in spots[3:-3] for q in laid)
            return 40 * hits + 40 * outside + 4 * near + 30 * abs(bend)

        out[pair] = min(BENDS, key=lambda b: (cost(b), abs(b), b))
        laid += [at(curve(centre[pair[0]], centre[pair[1]], out[pair]), t / 24) for t in range(6, 19)]
    return out


def spread(curves, boxes):
    """A place on each curve for its sign, so that no two signs lie on one another or on a name. In: {key: curve}. Out: {key: point}."""
    taken, out = [], {}
    for key, points in sorted(curves.items(), key=lambda item: far(item[1][0], item[1][2])):
        spots = [at(points, t / 40) for t in range(7, 34)]
        free = [p for p in spots if not any(inside(p, box, 11) for box in boxes.values())] or spots
        best = max(free, key=lambda p: (min([24, *(far(p, q) for q in taken)]), -abs(spots.index(p) - 13)))
        taken.append(best)
        out[key] = best
    return out


def visible(points, first, last, room=3):
    """The part of a curve between two boxes, as shares (from, to); the whole where the boxes touch. In: the curve; the boxes of its ends."""
    steps = [n / 100 for n in range(101)]
    start = next((t for t in steps if not inside(at(points, t), first, room)), 0.0)
    end = next((t for t in reversed(steps) if not inside(at(points, t), last, room)), 1.0)
    return (start, end) if end - start > 0.05 else (0.0, 1.0)


def part(points, start, end):
    """The curve between two shares of a curve, as three points."""
    (ax, ay), (cx, cy), (bx, by) = at(points, start), points[1], at(points, end)
    mix = lambda a, b, t: tuple((1 - t) * p + t * q for p, q in zip(a, b))
    first, second = mix(points[0], points[1], start), mix(points[1], points[2], start)
    cx, cy = mix(first, second, end)
    return [(ax, ay), (cx, cy), (bx, by)]
