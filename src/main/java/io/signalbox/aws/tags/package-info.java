/**
 * The tags of EC2 instances, which EC2's events do not carry.
 *
 * <p>The one call that is made, DescribeTags, is signed and sent by the SDK's own signer and HTTP
 * client. The SDK's client of EC2 has 24 MB, more than a quarter of the whole jar, for hundreds of
 * calls that are not made.
 */
package io.signalbox.aws.tags;
