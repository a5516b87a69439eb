"""What tests of the self-assessments do as a reader does: answer everything, read the result."""

from playwright.sync_api import Page

STATUS = "[data-quiz-status]"


def answer_all(page: Page, seed: int) -> None:
    """Answer every item in one go, as a reader would by clicking, with a change event each."""
    page.evaluate(
        """(seed) => {
        let state = seed
        const pick = (count) => (state = (state * 1103515245 + 12345) % 2147483648) % count
        for (const $item of document.querySelectorAll("fieldset[data-item]")) {
            const $worst = [...$item.querySelectorAll('input[name$=".worst"]')]
            const $inputs = [...$item.querySelectorAll("input[type=radio]")].filter(($input) => !$worst.includes($input))
            const best = pick($inputs.length)
            $inputs[best].click()
            if ($worst.length) $worst[(best + 1) % $worst.length].click()
        }}""",
        seed,
    )


RESULT = """() => Object.fromEntries(
    [...document.querySelectorAll("[data-assess-result] tr:is([data-role], [data-trait], [data-skill])")].map((row) => {
        const cell = row.querySelector("[data-value]")
        const level = [...cell.querySelectorAll("[data-level-name]")].find((word) => !word.hidden)
        return [row.dataset.role ?? row.dataset.trait ?? row.dataset.skill, level?.dataset.levelName ?? cell.innerText.trim()]
    }))"""


def result(page: Page) -> dict[str, str]:
    """What each row of the result says: a number, or the number of a level, whatever the script."""
    return dict(page.evaluate(RESULT))
