# Makes an empty database into a Redmine as an administrator would set it up: default data, REST, two API keys.
ActiveRecord::Migration.verbose = false
ActiveRecord::Base.connection.migration_context.migrate
ActiveRecord::Base.descendants.each(&:reset_column_information)
Redmine::DefaultData::Loader.load('en')

Setting.rest_api_enabled = '1'
Setting.notified_events = []

def key(user, value)
  Token.where(user: user, action: 'api').delete_all
  Token.create!(user: user, action: 'api').update_columns(value: value)
end

admin = User.find_by_login('admin')
admin.update_columns(must_change_passwd: false)
key(admin, ENV.fetch('ADMIN_KEY'))

limited = User.new(firstname: 'Lena', lastname: 'Limited', mail: 'lena@desk.example')
limited.login = 'lena'
limited.password = limited.password_confirmation = ENV.fetch('LIMITED_KEY')
limited.save!
key(limited, ENV.fetch('LIMITED_KEY'))
