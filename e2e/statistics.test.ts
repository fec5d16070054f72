// The walk-throughs of the figures, person by person.
//
// 1. The county officer, at a PC, when the leader asks for a number now.
//    She opens the desk. First stands what needs her: overdue visits, stations late, months to seal; each opens its list. Below are the month's
//    figures, each with its change on last month and last year and whether it is provisional. She takes the trend of another indicator, goes down
//    to a street by its row and up again by the path, and sends the address to a colleague, who sees the same.
// 2. She asks what a number means.
//    She opens it: definition, numerator and denominator, how sure the basis is, period, path, parts, and the rows behind it; a row opens its
//    record. What lies outside her rights is counted and said. She goes to the year to date. Every part of it is in the address.
// 3. She closes the month.
//    Reports → the month: who is in and who is late, the figures with their changes, sentences ready. She exports Word. Sealing names the month and says
//    that it cannot be undone; a station is missing, so a reason is asked; sealed, the figures say so.
// 4. The station leader, 1366 × 768, interrupted.
//    His home is his own station's month. He submits it; the button then is greyed and says why.
// 5. The stranger from the next county opens the officer's address and finds nothing.
// 6. All of it with the keyboard, in English, in large print, in the dark and on a phone's width; nobody is shut out.
