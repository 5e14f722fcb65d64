import { runHouse } from './house.mjs';

await runHouse('dev');
