/** When an advance may be asked for, what it comes to, and who decides about it. */
@NullMarked
package nl.opvang.funding.advance.domain;

import org.jspecify.annotations.NullMarked;
