/** When the amount of a year can be set, by whom, and when it may differ from what was calculated. */
@NullMarked
package nl.opvang.funding.settlement.domain;

import org.jspecify.annotations.NullMarked;
