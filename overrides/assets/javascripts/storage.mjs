const PREFIX = "handbook."

/** Read a string kept under `key`; null when nothing is kept or the browser blocks its storage. */
export function read(key) {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    return null
  }
}

/** Keep a string under `key`; returns false when the browser's storage is blocked or full. */
export function write(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value)
    return true
  } catch {
    return false
  }
}
