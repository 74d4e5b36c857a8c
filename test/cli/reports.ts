/** Reports of our own making: invented places on real rivers, invented people, invented events. */

export const ORDER_REPORT = `Guards on the upper river told to fire without warning

By Lena Marsh
Border Monitor, 3 March 2021

Soldiers along the upper river have been ordered to open fire on anyone who enters the strip beside the water, a resident of Hoeryong told Border Monitor on Tuesday.

"The army command sent an order on February 28 that guards must shoot anyone within two kilometers of the border without warning," the resident said. "It has been in effect since March 1."

Officials promised that nobody would be punished for deaths caused under the order, the resident added.
`;

export const INCIDENT_REPORT = `Three shot at a ford near Musan

By Arun Vell
Border Monitor, 14 May 2021

Border guards shot and killed three people who were trying to cross the Tumen River near Musan on May 11, a trader in the county told Border Monitor on Thursday. Two others were wounded.

"The patrol opened fire at them from the bank," the trader said. "A smuggler pays the post commander forty dollars to look away at that bend, but that night nobody had paid."
`;

export const REPRINT_REPORT = `Three shot at a ford near Musan

River Gazette, 16 May 2021

This article was originally published by Border Monitor and is reprinted with permission.

Border guards shot and killed three people who were trying to cross the Tumen River near Musan on May 11, a trader in the county told Border Monitor on Thursday. Two others were wounded.

"The patrol opened fire at them from the bank," the trader said. "A smuggler pays the post commander forty dollars to look away at that bend, but that night nobody had paid."
`;

export const LEAD_TEXT = `They say a man was shot dead at the weir last winter and nobody wrote it down.
`;

export const THREAT_REPORT = `Loudspeakers warn river villages

By Lena Marsh
Border Monitor, 2 April 2021

Police vans drove through Hyesan on Friday and announced that anyone caught near the water would be shot, a resident told Border Monitor. No shooting was reported.
`;

/** The words of the bribe in INCIDENT_REPORT: never to be seen outside its capture. */
export const BRIBE_WORDS = "forty dollars";

/** A report that differs from every other by its number: other day, other place, other toll. */
export const numberedReport = (number: number): string => {
  const towns = ["Hoeryong", "Musan", "Hyesan", "Onsong", "Manpo", "Sinuiju"];
  const town = towns[number % towns.length];
  const day = (number % 27) + 1;
  const months = ["January", "March", "May", "July", "August", "October"];
  const month = months[Math.floor(number / 27) % months.length];
  const year = 2011 + (Math.floor(number / 162) % 12);
  return `Shots reported near ${town}, case ${number}

By Reporter ${number}
Border Monitor, ${day + 1} ${month} ${year}

Border guards shot and killed ${(number % 4) + 2} people near ${town} on ${month} ${day}, a farmer known as number ${number} told Border Monitor. The ${number}th account in this series was taken down by hand, and the farmer asked not to be named.

"We heard ${number + 3} shots after dark," the farmer said.
`;
};
