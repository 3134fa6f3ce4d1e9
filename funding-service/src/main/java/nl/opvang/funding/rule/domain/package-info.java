/** What a rule may say, and which one holds on a day as known at a moment. */
@NullMarked
package nl.opvang.funding.rule.domain;

import org.jspecify.annotations.NullMarked;
