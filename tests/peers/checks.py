"""Says what was checked: one line each, "ok" or "FAIL" with the reason; `run` counts the lines."""

import traceback

failed = 0


def check(name, holds, why=""):
    """One promise. `why` says what was found instead."""
    global failed
    if holds:
        print(f"ok   {name}", flush=True)
        return True
    failed += 1
    print(f"FAIL {name}: {str(why)[:600] or 'it does not hold'}", flush=True)
    return False


def same(name, found, wanted):
    return check(name, found == wanted, f"found {found!r}, wanted {wanted!r}")


def none(name, offenders, of=None):
    """A promise about each of many; `of` says how many there are, and none is too few."""
    offenders = list(offenders)
    if of == 0:
        return check(name, False, "there was nothing to look at")
    return check(name, not offenders, "; ".join(map(str, offenders[:5])))


def finish(main):
    """Runs `main`; an error in it is a failure of its own, and what it says names the line."""
    try:
        main()
    except Exception as error:  # whatever it is, the other parts go on
        traceback.print_exc()
        check("the checks come to their end", False, repr(error))
    raise SystemExit(1 if failed else 0)
