@NullMarked
package nl.opvang.plumbing.page.upload;

import org.jspecify.annotations.NullMarked;
