<#-- what has changed since the last summary: see SummaryContent -->
From ${body.firstTime} to ${body.lastTime}: ${body.events} event<#if body.events != 1>s</#if>

By source and severity:
<#list body.sources as each>
${each.events?string?left_pad(9)}  ${each.source}: <#list each.severities as one>${one.events} ${one.severity}<#sep>, </#list>
<#else>
        none
</#list>
<#if ((body.otherSources!0) gt 0)>
${body.otherEvents?string?left_pad(9)}  of ${body.otherSources} more source<#if body.otherSources != 1>s</#if>
</#if>
<#if body.resources?has_content>

Resources with the most events:
<#list body.resources as each>
${each.events?string?left_pad(9)}  ${each.resource}
</#list>
</#if>

Silenced:
<#list body.silences as each>
${each.events?string?left_pad(9)}  by ${each.name}
<#else>
        none
</#list>

Dead letters waiting:
<#list body.deadLetters as each>
<#if each.waiting??>${each.waiting?string?left_pad(9)}<#else>        ?</#if>  on ${each.queue}
<#else>
        none
</#list>
