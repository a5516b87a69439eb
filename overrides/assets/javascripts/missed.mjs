import { answered, sound, today } from "./leitner.mjs"
import * as storage from "./storage.mjs"

/** Take an answered item into the boxes of spaced repetition: a miss goes in, a right one moves up once a day. */
export function remember(id, isGood) {
  if (isGood === null) return
  const boxes = sound(storage.readJson("boxes"))
  const held = boxes[id]
  if (!(isGood && held?.due > today())) storage.writeJson("boxes", answered(boxes, id, isGood, today()))
}
