/** The one SHA-256 that can be fed in pieces; it lives beside the folders that use it. */

export { Sha256 } from '../sha256.js';
