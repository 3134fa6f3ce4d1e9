/** What may be said about the compensation for care. */
@NullMarked
package nl.opvang.funding.carecompensation.domain;

import org.jspecify.annotations.NullMarked;
