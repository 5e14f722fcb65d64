import type { Person } from '../documents';

export const mira: Person = {
  _id: '68b4cf10c2e4f5a60012ab01',
  firstName: 'Mira',
  lastName: 'Okafor',
  externalId: 'user_2rT7mOkafor',
};
export const jonas: Person = { _id: '68b4cf10c2e4f5a60012ab02', firstName: 'Jonas', lastName: 'Lindqvist' };
export const priya: Person = {
  _id: '68b4cf10c2e4f5a60012ab03',
  firstName: 'Priya',
  lastName: 'Raman',
  externalId: 'user_2sQ1pRaman',
};
export const aiko: Person = { _id: '68b4cf10c2e4f5a60012ab04', firstName: 'Aiko' };

export const hannah: Person = { _id: '67f21b77e1a2d40013b7aa01', firstName: 'Hannah', lastName: 'Byrne' };
export const declan: Person = { _id: '67f21b77e1a2d40013b7aa02', firstName: 'Declan', lastName: 'Moore' };
