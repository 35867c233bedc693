<#-- one line: a silence ends soon; see Announcer -->
The silence ${body.silence} ends in ${body.left}
