<#-- where the words of a notification cannot be published -->
<#if body.event??>
${body.count} event(s), the last one of:
Infrastructure Source: ${body.event.source}
Resource Identifier: ${body.event.resource}
Event: New State: ${body.event.state?upper_case}
Time: ${body.event.time}
<#else>
A notification of the rule ${body.rule}, of ${body.lastTime}
</#if>

The words of this notification could not be published: ${body.failure}
