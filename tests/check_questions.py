"""An author's check of the question bank: `python3 tests questions [FOLDER]` lists every fault with file and line."""
import sys
from pathlib import Path


def main(argv=None):
    """Print every fault of the bank in the folder named in `argv`, default the repository's. Returns 0 when there is none, else 1."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))
    from casebook import questions

    argv = sys.argv[1:] if argv is None else list(argv)
    folder = Path(argv[0]) if argv else questions.FOLDER
    if not folder.is_dir():
        print(f"{folder}: no such folder")
        return 1
    faults = questions.check_bank(folder)
    for line in faults:
        print(line)
    if not faults:
        sound = questions.bank(folder)
        print(f"{len(sound)} questions in {len(set(one.lesson for one in sound.values()))} lessons, no fault.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
