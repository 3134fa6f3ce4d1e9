/** Which norm holds on which day, and how the ministry decides it. */
@NullMarked
package nl.opvang.funding.norm.domain;

import org.jspecify.annotations.NullMarked;
