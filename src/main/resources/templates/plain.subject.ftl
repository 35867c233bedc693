<#-- where the words of a notification cannot be published: see notification.subject.ftl -->
<#if body.event??>
${body.count} event(s) of ${body.event.source}, the last one: ${body.event.state}
<#else>
A notification of the rule ${body.rule}
</#if>
